import { registerEnumType } from 'type-graphql';

/** Whether an event or a consultation takes place online or at an address. */
export enum LocationKind {
  VIRTUAL = 'virtual',
  PHYSICAL = 'physical',
  HYBRID = 'hybrid',
}
registerEnumType(LocationKind, {
  name: 'LocationKind',
  description: 'Whether something takes place online or at an address.',
  valuesConfig: {
    VIRTUAL: { description: 'It takes place online.' },
    PHYSICAL: { description: 'It takes place at an address.' },
    HYBRID: { description: 'It takes place at an address and online.' },
  },
});
