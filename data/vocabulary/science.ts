// The vocabulary of science.
import { phrases, words, type Topic } from "./topic.ts";

export const science: Topic = {
  name: "science",
  desk: "labnotes",
  popularity: 9,
  core: [
    ...words(`science learnontiktok space nasa ScienceTok physics sciencetok stem facts biology`),
    ...words(`astronomy chemistry universe didyouknow LearnOnTikTok`),
  ],
  tail: words(`
    math engineering spacetok blackhole moon mars jwst telescope rocket spacex astronaut iss
    meteor asteroid aurora northernlights eclipse solareclipse planets saturn milkyway galaxy
    quantum quantumphysics relativity einstein experiment labtok scientist womeninstem
    biologist marinebiology ocean deepsea sharks whales octopus dinosaurs fossils paleontology
    archaeology evolution genetics dna neuroscience psychology psychologyfacts brain bees
    insects spiders mycology fungi plants botany geology volcano iceland earthquake optics
    magnet electricity periodictable chemistryteacher mathteacher algorithms visualization
    illusion mindblown sciencefacts randomfacts factsyoudidntknow curiosity ciencia astronomía
    animals wildlife birds
  `),
  unusual: [
    ...words(
      `科学 宇宙 과학 विज्ञान наука космос علوم 🔬 🔭 🚀space 🧪chemistry 👩\u200d🔬scientist`,
    ),
    "newton's laws",
    "schrödinger's cat",
    "earth's core",
  ],
  stems: words(`science space physics ocean brain chemistry math fossil astronomy quantum`),
  endings: words(`tok facts explained 101 experiment news nerd teacher`),
  local: words(`eclipse`),
  searches: phrases(`
    how tall is the eiffel tower, how far away is the moon, what is inside a black hole,
    james webb telescope pictures, why is the sky blue, how do magnets work, deepest part of the ocean,
    northern lights tonight, what is dark matter, speed of light explained, biggest star in the universe,
    how big is the universe, science experiments at home, weird ocean creatures, dinosaur size comparison,
    double slit experiment, how do planes fly, is pluto a planet, how old is the earth, prime numbers,
    sorting machines, optical illusions, mind blowing facts, moon landing site, starship launch,
    what if the moon disappeared, animals with the best vision, volcano iceland live, fermi paradox
  `),
  subjects: phrases(`
    black hole, solar eclipse, moon landing, mars rover, quantum computer, giant squid, volcano,
    mantis shrimp, dark matter, string theory
  `),
  aspects: phrases(`
    {s} explained, {s} facts, how big is a {s}, {s} simulation, {s} for kids, {s} video, what is {s},
    {s} nasa, {s} size comparison, {s} discovery
  `),
  captions: [
    "What would happen if you stood next to a {s}?",
    "Five facts about the {s} that sound false, and are true.",
    "My students in {p} asked this question, so here is the experiment 🧪",
    "Do NOT try this at home. That is why we have a lab.",
    "The math here is beautiful, I promise.",
  ],
  near: ["tech", "weather", "education", "history", "health"],
  stories: [
    {
      on: "2024-02-22",
      heat: 8,
      tags: words(`moonlanding odysseus lunarlander IntuitiveMachines backtothemoon
      moonlanding2024 southpole`),
      searches: phrases(`
        moon landing 2024, odysseus lander tipped over, first private moon landing, moon south pole water,
        when will humans return to the moon, artemis 2 date, lunar lander live
      `),
      captions: ["We are back on the Moon. Slightly sideways, but back 🌕"],
    },
    {
      on: "2024-03-21",
      heat: 9,
      tags: words(`SolarEclipse eclipse2024 totality eclipseglasses pathoftotality totaleclipse`),
      searches: phrases(`
        solar eclipse 2024 path, eclipse glasses near me, what time is the eclipse, path of totality map,
        can you look at an eclipse, next solar eclipse after 2024, eclipse glasses safe test
      `),
      captions: ["The path of totality, town by town 🌑"],
    },
    {
      on: "2023-10-05",
      heat: 6,
      tags: words(`nobelprize nobel2023 mrna attosecond quantumdots annulareclipse ringoffire`),
      searches: phrases(`
        nobel prize 2023 winners, ring of fire eclipse, what is an attosecond, quantum dots explained
      `),
      captions: ["This year's Nobel prizes, explained with fruit."],
    },
  ],
};
