const EARTH_RADIUS_KM = 6371;

/** A circle on the earth; degrees and kilometres. */
export type Circle = Point & { readonly distance: number };

type Point = { readonly latitude: number; readonly longitude: number };

/** The circle of a search by place, where all three parts are told (schedule.md 2.1). */
export function circleOf(
  latitude: number | undefined,
  longitude: number | undefined,
  distance: number | undefined,
): Circle | undefined {
  if (latitude === undefined || longitude === undefined || distance === undefined) return undefined;
  return { latitude, longitude, distance };
}

/** Tells whether a place lies in the circle; one at 0, 0 has not told where it is. */
export function isInside(circle: Circle, place: Point): boolean {
  const isKnown = place.latitude !== 0 || place.longitude !== 0;
  return isKnown && kilometresBetween(circle, place) <= circle.distance;
}

/** By the haversine formula. */
function kilometresBetween(a: Point, b: Point): number {
  const [from, to] = [radians(a.latitude), radians(b.latitude)];
  const halfLatitude = Math.sin((to - from) / 2);
  const halfLongitude = Math.sin(radians(b.longitude - a.longitude) / 2);
  const half = halfLatitude ** 2 + Math.cos(from) * Math.cos(to) * halfLongitude ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
