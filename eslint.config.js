import jsxA11y from "eslint-plugin-jsx-a11y";
import react from "eslint-plugin-react";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

// The house manners. tests/floorPlan/ proves that every rule of our own bites.
const AMBIENT = ["window", "document", "navigator", "localStorage", "indexedDB", "fetch", "process", "Buffer", "setTimeout", "setInterval"];
const clockAndChance = [
  { object: "Date", property: "now", message: "Take a Clock from kernel." },
  { object: "Math", property: "random", message: "Take a Random from kernel." },
  { object: "crypto", property: "randomUUID", message: "Use newPointId() and its kin." },
];
const named = [
  { selector: "ExportAllDeclaration", message: "Name what you export." },
  { selector: "ExportDefaultDeclaration", message: "Name what you export." },
];
const bareNewDate = { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "Take a Clock from kernel." };
const rawTransact = { selector: "CallExpression[callee.property.name='transact']", message: "Use transactForest(), or transactNote() for a note." };
const asyncCommand = { selector: ":function[async=true]", message: "A command is synchronous: gather first, then write once." };
const rawIpcChannel = { selector: "MemberExpression[object.name='window'][property.name='bridge']", message: "Use renderer/runtime/ipcClient.ts." };
const openedDiscussion = { selector: "MemberExpression[property.name='openDiscussion']", message: "Read the discussions through holdDiscussion() of renderer/runtime." };
const literalForPeople = {
  selector: "JSXAttribute[name.name=/^(title|alt|label|placeholder|aria-label|aria-description|aria-roledescription|aria-valuetext)$/] > Literal[value=/[A-Za-z\\u4e00-\\u9fff]/]",
  message: "Text for people goes through t().",
};
const TEST_WORDS = "/^(it|test|describe|suite|bench)$/";
const SWITCHED_OFF = "/^(only|skip|todo|skipIf|runIf|fails)$/";
const switchedOff = [
  { selector: `MemberExpression[property.name=${SWITCHED_OFF}]:matches([object.name=${TEST_WORDS}], [object.object.name=${TEST_WORDS}])`, message: "No test is switched off or on alone." },
  { selector: "CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]", message: "No test is switched off or on alone." },
  { selector: "CallExpression[callee.property.name='waitForTimeout']", message: "Wait for a named event, never for time." },
  { selector: "CallExpression[callee.property.name=/^toBeLess/] > MemberExpression > CallExpression[callee.name='expect'] CallExpression[callee.property.name='now']", message: "A busy machine is no fault: how long it takes is measured by a bench; what may hang has a time limit of its own." },
];
const noFarParents = { patterns: [{ group: ["../../*"], message: "Use #shared/… or #renderer/…" }] };

export default tseslint.config(
  { ignores: ["**/node_modules/**", "dist/**", "release/**", "test-results/**", "*.cjs", "eslint.config.js"] },
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [tseslint.configs.base],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 80, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 4],
      complexity: ["error", 15],
      "no-console": "error",
      "no-empty": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/ban-ts-comment": "error",
      "no-restricted-syntax": ["error", rawTransact, rawIpcChannel, openedDiscussion, ...named],
      "no-restricted-imports": ["error", noFarParents],
    },
  },
  {
    files: ["scripts/**/*.mjs"],
    rules: { "max-lines": ["error", 400], "max-lines-per-function": ["error", 80], "max-params": ["error", 4], complexity: ["error", 15], "no-console": "error", "no-empty": "error" },
  },
  {
    files: ["shared/**/*.ts"],
    rules: {
      "no-restricted-globals": ["error", ...AMBIENT],
      "no-restricted-properties": ["error", ...clockAndChance],
      "no-restricted-syntax": ["error", rawTransact, bareNewDate, ...named],
    },
  },
  { files: ["shared/*/commands/**/*.ts"], rules: { "no-restricted-syntax": ["error", rawTransact, bareNewDate, asyncCommand, ...named] } },
  { files: ["shared/{forest/transact,notes/transactNote,discussion/transactDiscussion}.ts"], rules: { "no-restricted-syntax": ["error", bareNewDate, ...named] } },
  { files: ["renderer/runtime/ipcClient.ts"], rules: { "no-restricted-syntax": ["error", rawTransact, openedDiscussion, ...named] } },
  { files: ["renderer/runtime/discussion/**/*.ts"], rules: { "no-restricted-syntax": ["error", rawTransact, rawIpcChannel, ...named] } },
  {
    files: ["electron/main/**/*.ts"], ignores: ["electron/main/ipc/**"],
    rules: { "no-restricted-imports": ["error", { ...noFarParents, paths: [{ name: "electron", importNames: ["ipcMain"], message: "Register through electron/main/ipc." }] }] },
  },
  {
    files: ["renderer/**/*.ts", "renderer/**/*.tsx"],
    plugins: { "react-hooks": reactHooks },
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  { files: ["renderer/**/*.tsx"], extends: [jsxA11y.flatConfigs.recommended] },
  {
    files: ["renderer/features/**/*.tsx", "renderer/app/**/*.tsx"],
    plugins: { react },
    settings: { react: { version: "19.3" } },
    rules: {
      "react/jsx-no-literals": ["error", { noStrings: true, ignoreProps: true, allowedStrings: ["·", "…", "→", "←", "—", "–", "/", "(", ")", "（", "）", "「", "」", ":", "：", "、", ",", "，", "+", "-", "×", "%"] }],
      "no-restricted-syntax": ["error", rawTransact, rawIpcChannel, openedDiscussion, literalForPeople, ...named],
    },
  },
  // Tools configured by a file want a default export from it.
  { files: ["vite.config.ts", "vitest.config.ts"], rules: { "no-restricted-syntax": "off" } },
  {
    files: ["tests/**/*.ts", "tests/**/*.tsx"],
    rules: { "max-lines": "off", "max-lines-per-function": "off", "no-restricted-syntax": ["error", ...switchedOff, ...named] },
  },
);
