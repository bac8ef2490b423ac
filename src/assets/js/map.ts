import { control, divIcon, featureGroup, latLngBounds, map, marker, type Marker } from "leaflet";
import { leafletLayer } from "protomaps-leaflet";
import { clusterPlaces, type Cluster, type MapPlace } from "../map/clusters.ts";

/** Nearer than this many pixels, markers would cover each other and be too small a target. */
const CELL = 48;
/** With more, markers are no tab stops: every one of them is an entry of the list before the map. */
const MOST_TAB_STOPS = 20;
const CLOSEST = 18;

const element = document.querySelector<HTMLElement>("[data-map-places]");
if (element) void showMap(element);

/** Draws the operator's map and the places of the list upon it; stays away when either cannot be had. */
async function showMap(box: HTMLElement): Promise<void> {
  const words = { ...box.dataset };
  const answer = await fetch(words.mapPlaces ?? "", { headers: { accept: "application/json" } });
  if (!answer.ok) return;
  const { places } = (await answer.json()) as { places: readonly MapPlace[] };
  if (places.length === 0) return;
  box.closest<HTMLElement>("[data-map-frame]")?.removeAttribute("hidden");
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const chart = map(box, {
    zoomAnimation: !isStill,
    fadeAnimation: !isStill,
    markerZoomAnimation: !isStill,
    maxZoom: CLOSEST,
    scrollWheelZoom: false,
    zoomControl: false,
  });
  chart.attributionControl.setPrefix(false);
  control.zoom({ zoomInTitle: words.mapZoomIn, zoomOutTitle: words.mapZoomOut }).addTo(chart);
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  leafletLayer({
    url: words.mapTiles ?? "",
    flavor: isDark ? "dark" : "light",
    lang: document.documentElement.lang,
    attribution: words.mapAttribution ?? "",
  }).addTo(chart);
  chart.fitBounds(latLngBounds(places.map(({ latitude, longitude }) => [latitude, longitude])), {
    padding: [32, 32],
    maxZoom: 16,
  });
  const markers = featureGroup().addTo(chart);
  const draw = () => {
    markers.clearLayers();
    const clusters = clusterPlaces(places, chart.getZoom(), CELL);
    for (const cluster of clusters) markers.addLayer(markerOf(cluster, clusters.length <= MOST_TAB_STOPS, words));
  };
  chart.on("zoomend", draw);
  draw();

  function markerOf(cluster: Cluster, isTabStop: boolean, { mapGroup = "" }: DOMStringMap): Marker {
    const { places: own, latitude, longitude } = cluster;
    const title = own.length === 1 ? (own[0]?.title ?? "") : mapGroup.replace("0", String(own.length));
    const pin = marker([latitude, longitude], {
      title,
      alt: title,
      keyboard: isTabStop,
      icon: divIcon({
        className: own.length === 1 ? "map__pin" : "map__pin map__pin--many",
        html: own.length === 1 ? "" : String(own.length),
        iconSize: [32, 32],
      }),
    });
    if (own.length === 1 || chart.getZoom() >= CLOSEST) return pin.bindPopup(linksTo(own));
    return pin.on("click", () => {
      chart.fitBounds(latLngBounds(own.map((place) => [place.latitude, place.longitude])), {
        padding: [48, 48],
        maxZoom: CLOSEST,
      });
    });
  }
}

/** A list of links, built as elements: names are never read as HTML. */
function linksTo(places: readonly MapPlace[]): HTMLElement {
  const list = document.createElement("ul");
  list.className = "plain map__names";
  for (const { title, href } of places) {
    const link = Object.assign(document.createElement("a"), { href, textContent: title, lang: "de" });
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  return list;
}
