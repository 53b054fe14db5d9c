export { live } from './live.js';
export { hubOf, Hub } from './hub.js';
export { HINDERED, Subscriber, type Delivery, type Sink } from './subscriber.js';
export {
  ENDED,
  UNSEEN,
  headOf,
  unnumbered,
  type Audience,
  type Entry,
  type LiveStream,
  type Opening,
  type Signal,
} from './stream.js';
