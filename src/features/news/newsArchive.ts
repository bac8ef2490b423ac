/** The programme Soziale Stadt Wehringhausen ended with the year 2023; what was published before is its archive. */
const PROGRAMME_ENDED = new Date("2024-01-01T00:00:00Z");

/** The page that tells how the programme ended and what took its place. */
export const PROGRAMME_PAGE = "soziale-stadt-beendet";
export const PROGRAMME_PATH = `/aktuelles/${PROGRAMME_PAGE}`;

/** Whether an article belongs to the time of the programme. */
export function isOfTheArchive(publishedOn: Date | null): boolean {
  return publishedOn !== null && publishedOn < PROGRAMME_ENDED;
}
