import { Fragment } from 'react';
import { Link } from 'react-router';

const LINKS = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])|(?<![\w@])@([\p{L}\p{N}_.]+[\p{L}\p{N}_])/gu;

/** The text of a message, with its links and mentions. */
export function MessageText({ text }: { text: string }) {
  const parts = [];
  let from = 0;
  for (const { 0: whole, 1: url, 2: username, index } of text.matchAll(LINKS)) {
    parts.push(text.slice(from, index));
    parts.push(
      url ? (
        <a href={url} target="_blank" rel="noopener noreferrer nofollow">
          {url}
        </a>
      ) : (
        <Link to={`/@${username}`}>{whole}</Link>
      ),
    );
    from = index + whole.length;
  }
  parts.push(text.slice(from));
  return parts.map((part, place) => <Fragment key={place}>{part}</Fragment>);
}
