/** What the page's script adds; the page is complete without it. */
import { startCohortPage } from "./cohort-page.ts";
import { makeRoom } from "./opening.ts";
import { startPaper } from "./paper.ts";
import { ParticipantPage } from "./participant.ts";
import { startStudyPage } from "./study-page.ts";
import { applyTheme, startTheme } from "./theme.ts";
import { startWayHome } from "./way-home.ts";

const root = document.documentElement;
// Before the page is shown: controls that need script take their room at once.
root.classList.add("js");
applyTheme();
makeRoom(root, location.hash);

document.addEventListener("DOMContentLoaded", () => {
  try {
    const table = document.querySelector<HTMLTableElement>("table.study");
    if (table !== null) startStudyPage(table);
    const cohort = [...document.querySelectorAll<HTMLElement>(".cohort-field")].filter(
      (section) => section.querySelector(".versus") !== null,
    );
    if (cohort.length > 0) startCohortPage(cohort);
    const page = document.querySelector(".field") === null ? null : new ParticipantPage();
    // Without a field there is nothing to show by itself.
    if (page === null) root.classList.remove("embed", "stage");
    startPaper();
    startWayHome();
    startTheme(() => page?.recolour());
    root.classList.add("ready");
  } catch (error) {
    // A browser that lacks something shows the page as it is without script.
    root.classList.remove("js");
    throw error;
  }
});
