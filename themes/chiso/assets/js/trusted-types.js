// What text may become more than text. The policy of the pages lets none through but here: markup only where it empties an element, as the
// chart library does, and of scripts only the worker of our own site.
if (window.trustedTypes && !trustedTypes.defaultPolicy) {
  trustedTypes.createPolicy('default', {
    createHTML: (text) => (text ? null : ''),
    createScriptURL: (text) => {
      const url = new URL(text, location.href);
      return url.origin === location.origin && url.pathname.endsWith('/sw.js') ? url.href : null;
    },
  });
}
