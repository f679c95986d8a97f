import { writeFileSync } from "node:fs";

/** Where a run of vitest is to write down what failed. */
export const FAILURES_PATH = "FOREST_FAILURES_PATH";

/**
 * A vitest reporter for `npm test`: what failed, by name, into a file, so that it can be said once more at the very end, below an hour of output.
 * It knows what vitest's JSON report leaves out: errors outside tests, which fail a run in which every test has passed.
 */
export default class FailureReporter {
  /** @param {readonly import("vitest/node").TestModule[]} modules @param {readonly { name?: string, message: string, stack?: string }[]} unhandledErrors */
  onTestRunEnd(modules, unhandledErrors) {
    const path = process.env[FAILURES_PATH];
    if (path === undefined) throw new Error(`${FAILURES_PATH} is not set`);
    writeFileSync(path, JSON.stringify([...modules.flatMap(failuresOf), ...unhandledErrors.map((error) => failure("outside any test", [error]))]));
  }
}

/** @param {import("vitest/node").TestModule} module */
function failuresOf(module) {
  const file = module.relativeModuleId;
  const suites = [...module.children.allSuites()].filter((suite) => suite.errors().length > 0);
  return [
    ...(module.errors().length > 0 ? [failure(file, module.errors())] : []),
    ...suites.map((suite) => failure(`${file} > ${suite.fullName}`, suite.errors())),
    ...[...module.children.allTests("failed")].map((test) => failure(`${file} > ${test.fullName}`, test.result().errors ?? [])),
  ];
}

/** @param {string} name @param {readonly { message: string, stack?: string }[]} errors */
const failure = (name, errors) => ({ name, text: errors.map(({ message, stack }) => [stack?.includes(message) === true ? "" : message, stack ?? ""].flatMap(ownLines).join("\n")).join("\n") });

/** Without the frames of libraries: the few lines that are said again are to lead into our files. @param {string} text */
const ownLines = (text) => text.split("\n").filter((line) => line !== "" && !(/^\s+at /u.test(line) && line.includes("node_modules")));
