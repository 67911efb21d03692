// The vocabulary of aviation and transport.
import { phrases, words, type Topic } from "./topic.ts";

export const travel: Topic = {
  name: "travel",
  desk: "departures",
  popularity: 4,
  core: [
    ...words(`travel aviation airplane boeing airport flight pilot avgeek flightattendant`),
    ...words(`traveltok AviationTok train planes cruise`),
  ],
  tail: words(`
    boeing737 737max faa ntsb airlines delta unitedairlines southwest alaskaairlines
    spiritairlines turbulence landing crosswind cockpit pilotlife cabincrew tsa tsaprecheck
    luggage lostluggage delayed cancelledflight layover jetlag passport budgettravel
    solotravel roadtrip vanlife nationalparks amtrak subway nycsubway highspeedrail
    trainspotting truckers truckertok traffic potholes cruisetok iconoftheseas cruiseship
    shipping bridge infrastructure cars carsoftiktok motorcycle helicopter airshow airforce
    planespotting viajes aeropuerto hotel airbnb hostel digitalnomad
  `),
  unusual: [
    ...words(`самолет 飛行機 旅行 여행 طيران ✈️ ✈️travel 🚢cruise`),
    "pilot's view",
    "don't unbuckle",
  ],
  stems: words(`flight airport boeing cruise train pilot travel`),
  endings: words(`tok tips news fails facts hacks stories`),
  local: words(`airport travel traffic`),
  searches: phrases(`
    plane door blows off, how safe is flying, boeing 737 max problems, turbulence explained,
    pilot announcement funny, flight attendant secrets, airport outfit, largest cruise ship,
    cheap flights hack, lost luggage refund, tsa rules 2024, what is the safest seat on a plane,
    emergency landing video, why are flights delayed, amtrak sleeper review, train derailment {p},
    icon of the seas tour, passport renewal time, passenger kicked off plane, flight radar
  `),
  subjects: phrases(`
    boeing, door plug, emergency landing, cruise ship, flight delay, runway near miss, train derailment
  `),
  aspects: phrases(`
    {s} explained, {s} news, {s} video, {s} 2024, {s} investigation, {s} pilot reacts, {s} {p}, {s} safety
  `),
  captions: [
    "A pilot explains the {s} calmly, because somebody has to ✈️",
    "We are now delayed in {p} for hour six.",
    "Is it safe to fly? Here is what the numbers say about the {s}.",
    "Seat 26A will never be the same.",
  ],
  near: ["news", "tech", "weather", "economy"],
  stories: [
    {
      on: "2024-01-07",
      heat: 12,
      tags: words(
        `doorplug alaskaairlines1282 boeing737max9 737max9 groundedplanes AlaskaAirlines`,
      ),
      searches: phrases(`
        alaska airlines door plug, boeing 737 max 9 grounded, phone survived fall from plane,
        what is a door plug, how to check plane type, boeing whistle blower, door plug investigation
      `),
      captions: ["A door plug is not a door. That is the problem."],
    },
    {
      on: "2024-03-12",
      heat: 8,
      tags: words(`boeingnews wheelfalloff boeing787 flightsafety BoeingTok`),
      searches: phrases(`
        boeing wheel falls off, boeing news march 2024, is boeing safe, airbus vs boeing,
        plane rolls off runway
      `),
      captions: ["Another week, another part on the runway."],
    },
  ],
};
