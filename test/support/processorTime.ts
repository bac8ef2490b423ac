/** The processor time of this process for the quickest of `runs`, in milliseconds: a busy machine does not add to it. */
export async function processorTime(runs: number, job: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const begun = process.cpuUsage();
    await job();
    const { user, system } = process.cpuUsage(begun);
    times.push((user + system) / 1000);
  }
  return Math.min(...times);
}
