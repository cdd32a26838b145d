/** Made by the bundler: one loader for each `test/host/*.test.ts`. */
declare module 'host-suites' {
  export const suites: readonly (() => Promise<unknown>)[];
}
