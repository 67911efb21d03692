// All topics of the synthetic study, in one fixed order (the generator's output depends on it).
import { animals } from "./vocabulary/animals.ts";
import { celebrity } from "./vocabulary/celebrity.ts";
import { crime } from "./vocabulary/crime.ts";
import { economy } from "./vocabulary/economy.ts";
import { education } from "./vocabulary/education.ts";
import { food } from "./vocabulary/food.ts";
import { health } from "./vocabulary/health.ts";
import { history } from "./vocabulary/history.ts";
import { immigration } from "./vocabulary/immigration.ts";
import { law } from "./vocabulary/law.ts";
import { news } from "./vocabulary/news.ts";
import { politics } from "./vocabulary/politics.ts";
import { science } from "./vocabulary/science.ts";
import { sport } from "./vocabulary/sport.ts";
import { tech } from "./vocabulary/tech.ts";
import type { Topic } from "./vocabulary/topic.ts";
import { travel } from "./vocabulary/travel.ts";
import { weather } from "./vocabulary/weather.ts";
import { world } from "./vocabulary/world.ts";

export const TOPICS: Topic[] = [
  news,
  politics,
  world,
  sport,
  celebrity,
  food,
  crime,
  law,
  immigration,
  science,
  tech,
  health,
  economy,
  weather,
  education,
  history,
  travel,
  animals,
];
