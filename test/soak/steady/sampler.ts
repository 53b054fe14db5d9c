// Loaded into the gateway by --import, beside --expose-gc: answers each message of the parent process with a sample.
import { readdirSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';

/** The state of a gateway. */
export interface Sample {
  /** Bytes of the process. */
  rss: number;
  /** Bytes of live objects, and of buffers outside of the heap, after a garbage collection. */
  heap: number;
  buffers: number;
  /** Open files and sockets. */
  handles: number;
  /** Contexts that were never freed; more than a few are a leak. */
  contexts: number;
  /** Delay of the event loop since the last sample, in milliseconds. */
  lagP99: number;
  lagMax: number;
}

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();

process.on('message', () => {
  // The collection itself stops the loop, so the delay is read before.
  const [lagP99, lagMax] = [delay.percentile(99) / 1e6, delay.max / 1e6];
  gc!();
  gc!();
  const { rss, heapUsed, external } = process.memoryUsage();
  const sample: Sample = {
    ...{ rss, heap: heapUsed, buffers: external, lagP99, lagMax },
    handles: readdirSync('/proc/self/fd').length,
    contexts: getHeapStatistics().number_of_detached_contexts,
  };
  delay.reset();
  process.send!(sample);
});
process.channel?.unref();
