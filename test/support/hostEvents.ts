/** What the host tests report while they run, in order. */
export type HostEvent =
  | { readonly kind: 'suite'; readonly title: string }
  | { readonly kind: 'suite end' }
  /** `duration` in milliseconds. */
  | { readonly kind: 'pass'; readonly title: string; readonly duration: number }
  | { readonly kind: 'pending'; readonly title: string }
  | {
      readonly kind: 'fail';
      readonly title: string;
      readonly path: readonly string[];
      readonly stack: string;
    }
  | { readonly kind: 'end' }
  | { readonly kind: 'crash'; readonly stack: string };
