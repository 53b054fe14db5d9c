import { formatEnum } from '../../../ui/index.js';

const words = (key: string): string => formatEnum(key.replace(/([A-Z])/g, '_$1'));

/** The result of an experiment: its fields as headings, lists and texts. */
export function Output({ value, isRow = false }: { value: unknown; isRow?: boolean }) {
  if (Array.isArray(value))
    return (
      <ul className="stack" data-gap="small">
        {value.map((item, index) => (
          <li key={index}>
            <Output value={item} isRow />
          </li>
        ))}
      </ul>
    );
  if (typeof value === 'object' && value !== null && isRow) return <Row value={value} />;
  if (typeof value === 'object' && value !== null)
    return (
      <div className="stack" data-gap="small">
        {Object.entries(value).map(([key, item]) =>
          typeof item === 'object' ? (
            <div key={key}>
              <h3>{words(key)}</h3>
              <Output value={item} />
            </div>
          ) : (
            <p key={key}>
              <span className="muted">{words(key)}: </span>
              {show(item)}
            </p>
          ),
        )}
      </div>
    );
  return <span>{show(value)}</span>;
}

/** An object of a list: its first field as its name, the others behind it. */
function Row({ value }: { value: object }) {
  const [name, ...rest] = Object.values(value);
  return (
    <span>
      <span className="strong">{show(name)}</span>{' '}
      {rest.map((item) => (typeof item === 'object' ? '' : show(item))).join(' · ')}
    </span>
  );
}

function show(value: unknown): string {
  if (typeof value === 'number' && value > 0 && value < 1) return `${Math.round(value * 100)} %`;
  return String(value);
}
