// The vocabulary of animals.
import { phrases, words, type Topic } from "./topic.ts";

export const animals: Topic = {
  name: "animals",
  desk: "wildnews",
  popularity: 3,
  core: [
    ...words(`animals dog dogsoftiktok wildlife cat AnimalTok pets catsoftiktok nature rescue`),
    ...words(`animalsoftiktok zoo petsoftiktok`),
  ],
  tail: words(`
    puppy kitten rescuedog adoptdontshop animalshelter veterinarian vettok bear bearsoftiktok
    moose alligator shark orca orcas whale dolphin penguin panda flaco owl eagle eaglecam
    bigbear squirrel raccoon capybara horse cow farmanimals beekeeper snake pythonhunt
    birdsoftiktok birdwatching nationalpark yellowstone bison endangeredspecies conservation
    safari elephant gorilla monkey hippo kangaroo koala policek9 servicedog therapydog perro
    gatos cutetok wholesome funnyanimals
  `),
  unusual: [
    ...words(`猫 犬 고양이 собака кот حيوانات 🐶 🐱cat 🐼panda`),
    "dog's life",
    "world's oldest dog",
  ],
  stems: words(`dog cat bear whale bird zoo animal`),
  endings: words(`tok rescue facts news lovers videos`),
  local: words(`wildlife animalshelter zoo`),
  searches: phrases(`
    dog rescue story, bear in backyard, orcas attack boat, eagle nest live cam, flaco the owl,
    worlds oldest dog, pandas leaving zoo, funny animal videos, alligator frozen in ice,
    capybara facts, police dog retires, whale jumps on boat, cat distribution system,
    how smart are octopuses, adopt a dog near me, zoo escape {p}, moose chases skier
  `),
  subjects: phrases(`zoo panda, backyard bear, shelter dog, bald eagle, orca pod, service dog`),
  aspects: phrases(`
    {s} video, {s} live cam, {s} {p}, {s} facts, {s} rescue, {s} news, {s} cute moments, {s} story
  `),
  captions: [
    "Some good news today: the {s} is home.",
    "A visitor in {p} rang the doorbell. It was a bear 🐻",
    "Wait for the end.",
    "He waited 400 days at the shelter. Not any more.",
  ],
  near: ["science", "weather", "news"],
  stories: [
    {
      on: "2024-02-14",
      heat: 5,
      tags: words(`flacotheowl eaglenest bigbeareagles jackieandshadow owltok`),
      searches: phrases(`
        big bear eagle live cam, flaco the owl central park, eagle eggs hatch date, eagle in snow nest
      `),
      captions: ["Three eggs, a blizzard and a very patient eagle 🪹"],
    },
  ],
};
