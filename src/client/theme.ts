/** Light or dark: as the system says, until the reader chooses; the choice holds for all pages. */
import { all } from "./dom.ts";
import { keep, recall } from "./memory.ts";

type Theme = "light" | "dark";

const KEY = "tagscape-theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const root = document.documentElement;

/** Called before the page is shown, so that it is shown once. */
export function applyTheme(): void {
  const kept = remembered();
  if (kept !== null) root.classList.add(kept);
}

/** @param changed is called when colours have changed */
export function startTheme(changed: () => void): void {
  const buttons = all<HTMLButtonElement>('[data-do="theme"]');
  const name = (): void => {
    for (const button of buttons) button.textContent = current() === "dark" ? "Light" : "Dark";
  };
  const update = (): void => {
    name();
    changed();
  };
  for (const button of buttons)
    button.addEventListener("click", () => {
      const theme = current() === "dark" ? "light" : "dark";
      root.classList.remove("light", "dark");
      root.classList.add(theme);
      keep(KEY, theme);
      update();
    });
  system.addEventListener("change", update);
  name();
}

function current(): Theme {
  if (root.classList.contains("dark")) return "dark";
  return system.matches && !root.classList.contains("light") ? "dark" : "light";
}

/** The choice, where one was made. */
function remembered(): Theme | null {
  const kept = recall(KEY);
  return kept === "light" || kept === "dark" ? kept : null;
}
