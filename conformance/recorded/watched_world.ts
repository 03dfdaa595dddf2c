import { type World, WORLD_SOURCES, type WorldPart } from "../../trace/mod.ts";

/** Watches what is read of a World. */
class Watch {
  /** The World. */
  readonly world: World;
  /** Hears of each part before it is read. */
  readonly onRead: (part: WorldPart) => void;

  constructor(world: World, onRead: (part: WorldPart) => void) {
    this.world = world;
    this.onRead = onRead;
  }
}

for (const part of Object.keys(WORLD_SOURCES) as WorldPart[]) {
  Object.defineProperty(Watch.prototype, part, {
    get(this: Watch) {
      this.onRead(part);
      const value = this.world[part];
      return typeof value === "function" ? value.bind(this.world) : value;
    },
  });
}

/** The World for one judge: it tells which part of it the judge reads, before it is read. */
export function watchedWorld(world: World, onRead: (part: WorldPart) => void): World {
  return new Watch(world, onRead) as unknown as World;
}
