import { writeSync } from 'node:fs';

/** Prints, as the very last line of a run, how many tests passed and failed over all projects together. */
export default class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    // A file that could not even be loaded counts as one failure: it hides tests of unknown number.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const tail = skipped > 0 ? `, ${skipped} skipped` : '';
    // Jest puts its own summary after every other reporter, so the line waits for the process to end.
    process.once('exit', () => writeSync(1, `${results.numPassedTests} passed, ${failed} failed${tail}\n`));
  }
}
