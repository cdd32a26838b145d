import { openSync, readSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/** How long the turns of the event loop were, in milliseconds. */
export interface Stretches {
  readonly p99: number;
  readonly longest: number;
}

export interface TurnTimes {
  /** By the clock: a busy machine counts. */
  readonly wall: Stretches;
  /** The processor's time: only what this thread did counts. */
  readonly cpu: Stretches;
}

/** Shorter turns are left out: there are as many of them as one likes, and every percentile would be theirs. */
const WORTH_COUNTING = 0.5;

/**
 * Measures every turn of the event loop while work runs: all that happens from one `setImmediate` to the next,
 * thus at least what a request to the extension host would wait for.
 */
export async function turnsDuring(work: () => Promise<void>): Promise<TurnTimes> {
  const walls: number[] = [];
  const cpus: number[] = [];
  let isRunning = true;
  let wallBefore = performance.now();
  let cpuBefore = cpuTime();
  const turn = (): void => {
    const wall = performance.now();
    const cpu = cpuTime();
    if (wall - wallBefore >= WORTH_COUNTING) {
      walls.push(wall - wallBefore);
      cpus.push(cpu - cpuBefore);
    }
    wallBefore = wall;
    cpuBefore = cpu;
    if (isRunning) setImmediate(turn);
  };
  setImmediate(turn);
  try {
    await work();
    // The turn in which it ended counts too.
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    isRunning = false;
  }
  return { wall: stretches(walls), cpu: stretches(cpus.filter((time) => time >= WORTH_COUNTING)) };
}

/** What the machine alone does to turns that take `busy` milliseconds each, for `total` milliseconds. */
export async function idleTurns(busy: number, total: number): Promise<TurnTimes> {
  return turnsDuring(async () => {
    const end = performance.now() + total;
    while (performance.now() < end) {
      const from = performance.now();
      while (performance.now() - from < busy);
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  });
}

function stretches(times: number[]): Stretches {
  const sorted = times.sort((a, b) => a - b);
  return {
    p99: sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? 0,
    longest: sorted[sorted.length - 1] ?? 0,
  };
}

/** The processor's time of this thread, in milliseconds. */
const cpuTime = (() => {
  // Since Node 23.9.
  const ofThread: unknown = Reflect.get(process, 'threadCpuUsage');
  if (typeof ofThread === 'function') {
    return () => {
      const { user, system } = ofThread.call(process) as NodeJS.CpuUsage;
      return (user + system) / 1000;
    };
  }
  // Before, Linux can tell: nanoseconds stand first.
  const file = openSync('/proc/thread-self/schedstat', 'r');
  const bytes = Buffer.alloc(64);
  return () => Number.parseInt(bytes.toString('latin1', 0, readSync(file, bytes, 0, 64, 0)), 10) / 1e6;
})();
