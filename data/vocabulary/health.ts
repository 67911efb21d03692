// The vocabulary of health.
import { phrases, words, type Topic } from "./topic.ts";

export const health: Topic = {
  name: "health",
  desk: "healthdesk",
  popularity: 6,
  core: [
    ...words(
      `health mentalhealth doctor HealthTok healthcare nurse wellness medicine publichealth`,
    ),
    ...words(`covid fitness nursetok medical awareness`),
  ],
  tail: words(`
    doctorsoftiktok nursesoftiktok medtok flu fluseason rsv vaccine vaccines measles longcovid
    cdc fda ozempic wegovy weightloss diabetes insulin cancer cancerawareness breastcancer
    hearthealth cholesterol sleep sleephygiene anxiety anxietyrelief depression adhd
    adhdtiktok autism autismacceptance therapy therapytok burnout selfcare meditation yoga
    pilates gym gymtok running marathontraining nutrition protein guthealth microbiome
    allergies pollen asthma migraine chronicillness disability disabilityawareness
    accessibility wheelchair ivf fertility pregnancy postpartum pediatrics dentist dentaltok
    skincare sunscreen healthinsurance medicare medicaid hospital er emergencyroom firstaid
    cpr narcan opioids vaping healthfacts saludmental salud ansiedad
  `),
  unusual: [
    ...words(`здоровье صحة 健康 健身 건강 स्वास्थ्य 🩺 💉vaccine 🧠mentalhealth`),
    "alzheimer's awareness",
    "children's health",
    "men's mental health",
  ],
  stems: words(`health nurse doctor sleep fitness therapy medical gut`),
  endings: words(`tok tips facts advice 101 myths journey`),
  local: words(`hospital nurse`),
  searches: phrases(`
    flu symptoms 2024, covid new variant symptoms, measles outbreak {p}, ozempic side effects,
    how to fall asleep fast, adhd test, signs of burnout, what is long covid, doctor reacts,
    health insurance explained, how to do cpr, cdc isolation guidelines, high blood pressure foods,
    protein per day, therapist tips for anxiety, nurse day in the life, emergency room bill,
    ivf ruling explained, how much water should i drink, magnesium benefits, vaccine myths,
    dentist reacts, autism in adults, seasonal depression, stroke warning signs, allergy season 2024
  `),
  subjects: phrases(`
    measles outbreak, flu season, ivf ruling, weight loss drug, sleep schedule, adhd diagnosis,
    hospital bill, panic attack, blood pressure
  `),
  aspects: phrases(`
    {s} explained, {s} update, {s} doctor advice, {s} 2024, how to deal with {s}, {s} facts,
    {s} myths, {s} {p}, {s} tips
  `),
  captions: [
    "A doctor's view on the {s}. This is not medical advice.",
    "Hospitals in {p} are full again. A nurse tells us what helps.",
    "It's okay to not be okay. Save this for later 💚",
    "Myth or fact: {s} edition.",
  ],
  near: ["science", "education", "food", "politics"],
  stories: [
    {
      on: "2024-02-23",
      heat: 7,
      tags: words(`ivfruling embryos alabamaivf ivfjourney fertilityrights`),
      searches: phrases(`
        alabama ivf ruling, are embryos people ruling, ivf clinics pause, ivf process explained,
        ivf protection bill
      `),
      captions: ["What the ruling says about embryos, and what clinics do now."],
    },
    {
      on: "2024-01-05",
      heat: 6,
      tags: words(`jn1 tripledemic coldandflu newyearnewme dryjanuary maskup`),
      searches: phrases(`
        jn1 variant symptoms, tripledemic 2024, dry january benefits, is it flu or covid,
        new year workout plan
      `),
      captions: ["Cough season is here. How to tell the three apart."],
    },
  ],
};
