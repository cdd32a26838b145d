/** Made by the bundler: one loader for each file of tests. */
declare module 'host-suites' {
  export const suites: readonly (() => Promise<unknown>)[];
}
