// Words that any topic's video may carry: generic tags, generic searches, places.
import { phrases, words } from "./topic.ts";

export const GENERIC_TAGS = words(`
  fyp foryou foryoupage viral trending fypシ greenscreen tiktok xyzbca news fyppppppp viralvideo
  foryourpage 2024 fy viraltiktok tiktoknews duet stitch usa fypage explore parati trend
  greenscreenvideo CapCut capcut fypツ fypシ゚viral blowthisup storytime america video edit new
  tiktoker 2023 trendingnow mustwatch learnontiktok
`);

export const GENERIC_SEARCHES = phrases(`
  breaking news, news today, us news, what happened today, trending now, full video, part 2,
  latest news, world news today, full story, storytime, part 3, reaction, viral video, live now
`);

// e.g. "Ohio": as a tag "ohio" or "Ohio", in a search "ohio"
export const PLACES = phrases(`
  Texas, Florida, California, Ohio, New York, Chicago, Georgia, Michigan, Pennsylvania, Boston,
  Arizona, Atlanta, Houston, Los Angeles, Colorado, Nevada, Seattle, Minnesota, Tennessee, Utah,
  New Jersey, Louisiana, Oregon, Maine, Wisconsin, Denver, Detroit, Philadelphia, Miami, Kansas,
  Virginia, Maryland, Alabama, Iowa, Oklahoma, Hawaii, Alaska, San Diego, Nashville, Portland,
  Kentucky, Nebraska, Montana, Puerto Rico, Idaho, Dallas, New Mexico, South Carolina, Phoenix
`);
