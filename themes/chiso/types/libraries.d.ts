// Modules of libraries that Hugo finds by its mounts (publish.go), where the packages have no types of their own for them.

declare module 'write-excel-file/export/writeXlsxFileBrowser.js' {
  interface Sheet {
    sheet: string;
    columns: { width: number }[];
    stickyRowsCount: number;
    stickyColumnsCount: number;
    data: (object | null)[][];
  }
  export default function write(sheets: Sheet[]): { toBlob(): Promise<Blob> };
}

// What a template hands to the worker that keeps pages: _partials/worker.html.
declare module '@params' {
  export const languages: string[];
  export const look: string;
}
