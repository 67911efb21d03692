// The vocabulary of food and culture.
import { phrases, words, type Topic } from "./topic.ts";

export const food: Topic = {
  name: "food",
  desk: "kitchentable",
  popularity: 5,
  core: [
    ...words(
      `food foodtiktok FoodTok recipe culture cooking foodie fastfood restaurant tiktokfood`,
    ),
    ...words(`easyrecipe tradition travel foodnews snack`),
  ],
  tail: words(`
    mcdonalds starbucks costco traderjoes aldi walmart cereal chocolate coffee bobatea tacos
    birria pizza ramen sushi kimchi dumplings bbq airfryer mealprep budgetmeals girldinner
    vegan veganrecipes halal kosher ramadan iftar lunarnewyear yearofthedragon mardigras
    kingcake thanksgiving christmas hanukkah diwali holi stpatricksday dance museum arttok
    artheist booktok BannedBooks bookban library poetry theatre language accent cultureshock
    streetfood foodsafety recall foodrecall cucumber michelin chef cheftok worldsbestbar
    nativetiktok blackhistorymonth hispanicheritage aapi comida recetas recetafácil teatime
    gardening farmersmarket cottagecore
  `),
  unusual: [
    ...words(`料理 美食 맛집 खाना طعام رمضان еда 🍕 🌮taco`),
    "mother's kitchen",
    "valentine's day",
    "st patrick's day",
  ],
  stems: words(`food recipe snack holiday dessert brunch coffee chef`),
  endings: words(`tok hack review trend facts asmr ideas`),
  local: words(`eats food foodie restaurants`),
  searches: phrases(`
    easy dinner recipes, mcdonalds menu prices, costco new items, trader joes haul, viral cucumber salad,
    girl dinner ideas, best tacos in {p}, restaurant tipping debate, air fryer chicken recipe,
    stanley cup craze explained, starbucks boycott, food recall list, cereal for dinner,
    how to make birria, cheapest meals to make, weird food combinations, michelin star explained,
    what is mardi gras, king cake baby meaning, year of the dragon meaning, when does ramadan start,
    banned books list 2024, museum heist story, black history month facts, culture shock in america
  `),
  subjects: phrases(`
    street food, lunar new year, mardi gras, fast food menu, cereal brand, coffee chain, food recall,
    book ban, ramadan
  `),
  aspects: phrases(`
    {s} explained, {s} review, {s} near me, {s} 2024, {s} history, {s} traditions, {s} {p}, {s} boycott
  `),
  captions: [
    "Trying the most popular dish in {p} so that you know whether to.",
    "Grandma never measured anything, so neither will we 🍲",
    "Where the {s} tradition comes from, in one minute.",
    "That is 18 dollars. For a sandwich. In this economy?",
  ],
  near: ["economy", "health", "celebrity", "history"],
  stories: [
    {
      on: "2024-02-11",
      heat: 6,
      tags: words(`LunarNewYear chinesenewyear redenvelope 春节 新年快乐 설날 liondance`),
      searches: phrases(`
        year of the dragon 2024, lunar new year traditions, lunar new year food, lion dance,
        what to wear lunar new year, chinese zodiac compatibility
      `),
      captions: ["Year of the dragon, and the dumplings are already gone 🐉"],
    },
  ],
};
