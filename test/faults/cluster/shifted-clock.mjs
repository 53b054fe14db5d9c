/**
 * Loaded before a program (`node --import`): its clock is wrong by CLOCK_SHIFT_MS, as that of a machine is which nobody
 * has set. Only what time it is changes; how long something takes does not.
 */
const shift = Number(process.env.CLOCK_SHIFT_MS ?? 0);
const now = () => Right.now() + shift;
const Right = globalThis.Date;

globalThis.Date = new Proxy(Right, {
  apply: () => new Right(now()).toString(),
  construct: (target, given, made) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, made === globalThis.Date ? target : made),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
