import { Component, type ReactNode } from 'react';
import { Problem } from '../kit/index.ts';

/** Shows what broke in it, instead of an empty page. */
export class Boundary extends Component<{ readonly children: ReactNode }, { readonly error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: Error): { readonly error: Error } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error === null ? (
      this.props.children
    ) : (
      <Problem error={error} retry={() => window.location.reload()} />
    );
  }
}
