// Loaded into a measured process before its program: on SIGUSR2 it collects garbage and tells its memory.
process.on('SIGUSR2', () => {
  globalThis.gc?.();
  globalThis.gc?.();
  // Freed pages go back to the system a little later.
  setTimeout(() => {
    const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage();
    process.stderr.write(`bench-memory ${JSON.stringify({ rss, heapUsed, external, arrayBuffers })}\n`);
  }, 1500).unref();
});
