import { Component, type ErrorInfo, type ReactNode } from "react";
import { callMain, reportProblem } from "#renderer/runtime/index.ts";
import { Button } from "#renderer/ui/index.ts";
import css from "./screens.module.css";

interface Props {
  readonly texts: { readonly title: string; readonly body: string; readonly reload: string; readonly logs: string };
  /** Writes what is still in memory; false keeps this screen. */
  readonly mayReload: () => Promise<boolean>;
  readonly children: ReactNode;
}

/** Never a blank screen: says that something broke, that what was written is safe, and what to do. */
export class ErrorBoundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    reportProblem("render", `${error.stack ?? error.message}\n${info.componentStack ?? ""}`);
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const { texts: { title, body, reload, logs }, mayReload } = this.props;
    const onReload = async (): Promise<void> => { if (await mayReload()) window.location.reload(); };
    return (
      <main className={css.center}>
        <h1 className={css.heading}>{title}</h1>
        <p className={css.body}>{body}</p>
        <div className={css.row}>
          <Button variant="primary" onClick={() => { void onReload(); }}>{reload}</Button>
          <Button onClick={() => { void callMain("app.openLogsFolder", {}); }}>{logs}</Button>
        </div>
      </main>
    );
  }
}
