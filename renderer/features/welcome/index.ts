/** The first screen: who you are, and what your first forest begins with. It writes nothing itself. */
export { WelcomeView, type WelcomeViewProps } from "./WelcomeView.tsx";
export type { WelcomeChoice, WelcomeError } from "./model/welcomeChoice.ts";
