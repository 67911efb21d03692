// The 29 weeks of the synthetic study and how loud each topic and story is in each of them.
import type { Story, Topic } from "./vocabulary/topic.ts";

const FIRST_MONDAY = Date.UTC(2023, 8, 4);
const DAY_MS = 86_400_000;

export const WEEKS = 29; // to Sunday, 2024-03-24

/** "2024-02-11" → 22 */
function weekOf(day: string): number {
  return Math.floor((Date.parse(`${day}T00:00:00Z`) - FIRST_MONDAY) / (7 * DAY_MS));
}

/** Seconds since the first Monday → "2024-02-02T12:23:33" */
export function timestamp(seconds: number): string {
  return new Date(FIRST_MONDAY + seconds * 1000).toISOString().slice(0, 19);
}

/** A story's loudness falls off with the square of the distance from its week. */
export function storyHeat(story: Story, week: number): number {
  const distance = week - weekOf(story.on);
  if (distance > 4 || distance < -1) return 0; // searches outlive an event, and rarely foresee it
  return story.heat / (1 + 3 * distance * distance);
}

/** How many of the study's videos a topic posts in a week, relative to the others. */
export function topicHeat(topic: Topic, week: number): number {
  let heat = 4;
  for (const story of topic.stories) heat += storyHeat(story, week);
  return topic.popularity * heat * weekVolume(week);
}

/** Most of a participant's videos are recent: nine of ten come from the last ten weeks. */
function weekVolume(week: number): number {
  if (week < 12) return 1;
  return week < 19 ? 2 : 14;
}
