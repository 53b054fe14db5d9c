export {
  createLeelaClient,
  newClientId,
  type ClientOptions,
  type LeelaClient,
  type Observer,
} from './client.js';
export {
  createLiveClient,
  relaySubscriptions,
  urqlSubscriptions,
  type LiveClientOptions,
  type Sink,
} from './live.js';
export { errorsOf, resultOf, type Answer, type OperationError, type Result } from './result.js';
export { Session, type Exclusive, type SessionOptions } from './session.js';
export { browserStore, memoryStore, type Tokens, type TokenStore } from './store.js';
