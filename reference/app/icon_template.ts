/** The icon of the app on the phone: a square of 40 points, drawn by its alpha channel alone. */
export const ICON_TEMPLATE: Uint8Array = Uint8Array.from(
  atob(
    "iVBORw0KGgoAAAANSUhEUgAAACgAAAAoCAQAAAAm93DmAAAAL0lEQVR42mNgGAW0A/8JwGFqIDlyowaOGjhq4KiB" +
      "owaOGjhq4EhtOYwwA0cBsQAABi/rFeSVu6YAAAAASUVORK5CYII=",
  ),
  (character) => character.charCodeAt(0),
);
