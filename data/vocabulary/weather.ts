// The vocabulary of weather and climate.
import { phrases, words, type Topic } from "./topic.ts";

export const weather: Topic = {
  name: "weather",
  desk: "stormwatch",
  popularity: 6,
  core: [
    ...words(`weather climatechange storm climate WeatherTok snow hurricane climatecrisis flood`),
    ...words(`tornado wildfire winterstorm environment rain`),
  ],
  tail: words(`
    severeweather stormchaser stormchasing lightning thunderstorm hail blizzard snowday
    polarvortex arcticblast freeze icestorm atmosphericriver flashflood mudslide landslide
    heatwave drought elniño elnino lanina weatherman meteorologist meteorology radar forecast
    weatherforecast wx sunset sunrise rainbow supercell haboob duststorm evacuate mauifire
    panhandlefire smokehousecreek wildfireseason wildfiresmoke airquality earthquakes tsunami
    sustainability recycling plasticpollution zerowaste solarpower windenergy greenenergy oil
    fossilfuels cop28 renewables netzero carbonfootprint glaciers seaice greenland antarctica
    sealevelrise coralreef rewilding deforestation amazonrainforest climateaction
    climateanxiety ecotok emergencyprep powergrid poweroutage clima tormenta inundación
    huracán vanlifestorm groundhogday
  `),
  unusual: [
    ...words(`台風 地震 날씨 погода طقس बारिश ❄️snow 🌪️tornado ☀️ 🌊`),
    "mother nature's fury",
    "tornado's path",
  ],
  stems: words(`storm snow tornado climate hurricane flood wildfire weather heat`),
  endings: words(`tok watch 2024 season update footage damage science`),
  local: words(`weather storm wx snow flood`),
  searches: phrases(`
    weather forecast this week, storm damage video, tornado caught on camera, winter storm warning,
    atmospheric river explained, california flooding today, polar vortex 2024, climate change facts,
    hurricane season 2024 prediction, texas panhandle fire map, how do tornadoes form, snow in {p},
    el nino explained, groundhog day 2024 result, hottest year on record, biggest hail ever,
    lightning strikes plane, power outage {p}, weatherman funny moments, earthquake today {p},
    how to prepare for a storm, air quality map, glacier melting time lapse, cop28 agreement,
    electric grid texas freeze
  `),
  subjects: phrases(`
    winter storm, atmospheric river, tornado, wildfire, polar vortex, mudslide, heat wave, flash flood,
    hurricane season
  `),
  aspects: phrases(`
    {s} {p}, {s} explained, {s} today, {s} damage, {s} live, {s} warning, {s} 2024, {s} time lapse,
    what causes a {s}
  `),
  captions: [
    "The {s} as seen from a porch in {p}.",
    "Stay off the roads in {p} tonight, please.",
    "What the models say about the next seven days ❄️",
    "The {s} in numbers: rain, wind, and people without power.",
    "A year of sea ice in twenty seconds.",
  ],
  near: ["science", "news", "economy"],
  stories: [
    {
      on: "2024-02-06",
      heat: 12,
      tags: words(`atmosphericriver californiastorm pineappleexpress mudslides lastorm
      CaliforniaFlood bombcyclone`),
      searches: phrases(`
        california storm today, los angeles mudslide, atmospheric river map, pineapple express weather,
        los angeles river flooding, california flood before and after, storm evacuation zones,
        is it safe to drive in los angeles
      `),
      captions: ["Half a year of rain in two days. This is the river at noon 🌧️"],
    },
    {
      on: "2024-01-15",
      heat: 9,
      tags: words(`ArcticBlast deepfreeze buffalosnow windchill frozenpipes snowfootball`),
      searches: phrases(`
        arctic blast january 2024, buffalo stadium snow, wind chill chart, how to stop pipes freezing,
        coldest city in america, boiling water in the cold
      `),
      captions: ["It is so cold that the pants are standing on their own 🥶"],
    },
    {
      on: "2024-02-29",
      heat: 7,
      tags: words(`smokehousecreekfire texaswildfire panhandle texaspanhandle cattleranch`),
      searches: phrases(`
        smokehouse creek fire map, texas panhandle fire update, largest fire in texas history,
        how to help panhandle ranchers
      `),
      captions: ["Ranchers in the Panhandle count what is left."],
    },
  ],
};
