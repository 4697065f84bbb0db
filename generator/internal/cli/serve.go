package cli

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"chiso/generator/internal/render"
	"chiso/generator/internal/serve"
)

func (a *app) serve() *cobra.Command {
	c := &cobra.Command{
		Use:   "serve",
		Short: a.translate("Xem trang web trên máy này, tự cập nhật khi sửa", "See the site on this machine, renewed as you edit"),
		Long: a.translate(`Dựng trang web, mở tại http://localhost:1313, rồi theo dõi data/, site/ và themes/.
Sửa tệp nào, trang tự dựng và tải lại. Lỗi dữ liệu hiện ở đây; trang giữ bản tốt gần nhất.`,
			`Builds the site, shows it at http://localhost:1313, then watches data/, site/ and themes/.
Edit a file, and the site is built and loaded again. Problems show here; the site keeps its last good state.`),
		Example: a.examples(
			"go run ./generator serve", "mở tại http://localhost:1313", "at http://localhost:1313",
			"go run ./generator serve --port 8080", "dùng cổng khác", "another port",
			"go run ./generator serve --host 0.0.0.0", "để điện thoại trong cùng mạng xem được", "for a phone in the same network",
		),
		Args: a.noArgs,
		RunE: a.with(func(ctx context.Context, s Settings, _ []string) error { return a.serveSite(ctx, s) }),
	}
	c.Flags().String("host", "localhost", a.translate("địa chỉ máy phục vụ trang", "host to listen on"))
	c.Flags().Int("port", 1313, a.translate("cổng", "port to listen on"))
	return c
}

// serveSite serves a site of its own in a temporary folder: public/ is for
// publishing.
func (a *app) serveSite(ctx context.Context, s Settings) error {
	listener, err := serve.Listen(s.Host, s.Port)
	if err != nil {
		return errors.New(a.translate("không mở được cổng %d (%v); thử --port", "port %d cannot be opened (%v); try --port", s.Port, err))
	}
	dir, err := os.MkdirTemp("", "chiso-serve-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	s.Out, s.Address = filepath.Join(dir, "public"), s.BaseURL
	s.BaseURL = fmt.Sprintf("http://%s/", net.JoinHostPort(reachable(s.Host), fmt.Sprint(listener.Addr().(*net.TCPAddr).Port)))
	server := serve.New(s.Out, s.names()...)
	watcher, err := serve.NewWatcher([]string{s.Data, s.Site, s.Themes}) // before the first build, so that no edit is missed
	if err != nil {
		return err
	}
	s.Draft = true
	edited := &editing{app: a, settings: s, preview: &preview{idle: render.NewIdle(ctx), server: server}}
	defer edited.close()
	edited.changed(ctx, nil)
	edited.wait()
	failed := make(chan error, 2)
	go func() { failed <- server.Run(ctx, listener) }()
	go func() {
		edited.preview.open(ctx)
		failed <- watcher.Run(ctx, func(files []string) { edited.changed(ctx, files) })
	}()
	fmt.Fprintln(a.out, a.translate("xem tại %s (Ctrl-C để dừng)", "see it at %s (Ctrl-C to stop)", s.BaseURL))
	err = <-failed
	if ctx.Err() != nil {
		<-failed // both end with the context, a build under way too
		return nil
	}
	return err
}

// names are those by which a browser may call the host that is served on: its own, and
// where that is all addresses, each address of this machine and its name.
func (s Settings) names() []string {
	names := []string{s.Host, reachable(s.Host)}
	if ip := net.ParseIP(s.Host); s.Host != "" && (ip == nil || !ip.IsUnspecified()) {
		return names
	}
	if name, err := os.Hostname(); err == nil {
		names = append(names, name, name+".local")
	}
	addresses, _ := net.InterfaceAddrs() // without them, the names there are
	for _, address := range addresses {
		if n, ok := address.(*net.IPNet); ok {
			names = append(names, n.IP.String())
		}
	}
	return names
}

// reachable is a name under which a browser finds the host: for "all addresses"
// the first one of this machine that others can reach.
func reachable(host string) string {
	if ip := net.ParseIP(host); host != "" && (ip == nil || !ip.IsUnspecified()) {
		return host
	}
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		return "localhost"
	}
	for _, address := range addresses {
		if n, ok := address.(*net.IPNet); ok && n.IP.IsPrivate() && n.IP.To4() != nil {
			return n.IP.String()
		}
	}
	return "localhost"
}

// editing is a site that is built again whenever its sources change.
type editing struct {
	*app
	settings Settings
	preview  *preview

	stop context.CancelFunc // of the build that is under way
	done chan struct{}      // closed when it has ended
}

// changed looks at the sources and reports what is wrong with them, shows the pages that are
// open, and begins to build the whole site. A build that is under way is stopped: it is of what
// there was before. Files are those that were touched, nil if they are not known.
func (e *editing) changed(ctx context.Context, files []string) {
	if e.stop != nil {
		e.stop()
	}
	s, p := e.settings, newProgress(e.err, e.lang)
	err := s.readSite() // languages and headline may have changed
	shown := err == nil && e.preview.showPart(ctx, s, files)
	var data derived
	if err == nil {
		data, err = e.read(ctx, s, p)
	}
	if err == nil && !shown {
		e.preview.show(ctx, data, s)
	}
	e.wait()
	if err != nil {
		if shown {
			e.preview.server.Renew() // what is wrong elsewhere concerns the pages that were shown, too
		}
		e.report(ctx, err)
		return
	}
	building, stop := context.WithCancel(ctx)
	done := make(chan struct{})
	e.stop, e.done = stop, done
	go func() {
		defer close(done)
		defer stop()
		_, err := data.site(building, e.app, s, p)
		if err == nil {
			err = building.Err()
		}
		if err != nil {
			e.report(building, err)
			return
		}
		e.preview.renew(data, s)
		fmt.Fprintln(e.out, e.translate("đã dựng: %s", "built: %s", p.times()))
		e.preview.open(building)
	}()
}

// wait waits for the build that is under way.
func (e *editing) wait() {
	if e.done != nil {
		<-e.done
	}
}

func (e *editing) close() {
	if e.stop != nil {
		e.stop()
	}
	e.wait()
	e.preview.close()
}

// report says why a site was not built.
func (e *editing) report(ctx context.Context, err error) {
	switch {
	case errors.As(err, new(problemsError)):
		fmt.Fprintln(e.err, e.translate("trang giữ bản tốt gần nhất cho đến khi sửa xong", "the site keeps its last good state until this is fixed"))
	case ctx.Err() == nil:
		e.failed(err)
	}
}
