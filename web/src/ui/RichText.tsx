import './RichText.css';
import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router';

/** A mention, a hashtag or an address, where the gateway finds them too: not inside a word or an address. */
const PARTS =
  /(?<![\p{L}\p{M}\p{N}_@＠/.+-])[@＠](?<user>[A-Za-z0-9_]{3,30})(?![\w@])|(?<![\p{L}\p{M}\p{N}_&#＃/])[#＃](?<tag>[\p{L}\p{N}_][\p{L}\p{Mn}\p{Mc}\p{N}_]*)|(?<url>https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}])/gu;

/** Plain text of a user, with its mentions, hashtags and addresses as links. Only users in `mentions` are linked. */
export function RichText({
  text,
  mentions = [],
}: {
  text: string;
  mentions?: readonly { username: string }[];
}) {
  const named = new Set(Array.from(text.matchAll(PARTS), ({ groups }) => groups?.['user']?.toLowerCase()));
  const known = new Set(mentions.map(({ username }) => username.toLowerCase()));
  // A mention of a former username leads to its owner, whose current name is not in the text.
  const renamed = mentions.some(({ username }) => !named.has(username.toLowerCase()));
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(PARTS)) {
    const { user, tag, url } = match.groups as { user?: string; tag?: string; url?: string };
    const [whole] = match;
    let link: ReactNode = null;
    if (user && (renamed || known.has(user.toLowerCase()))) link = <Link to={`/@${user}`}>{whole}</Link>;
    if (tag && /\p{L}/u.test(tag)) link = <Link to={`/tags/${encodeURIComponent(tag)}`}>{whole}</Link>;
    if (url)
      link = (
        <a href={url} target="_blank" rel="noopener noreferrer nofollow">
          {url.replace(/^https?:\/\/(www\.)?/, '')}
        </a>
      );
    if (!link) continue;
    parts.push(text.slice(end, match.index), <Fragment key={match.index}>{link}</Fragment>);
    end = match.index + whole.length;
  }
  return (
    <span className="rich-text">
      {parts}
      {text.slice(end)}
    </span>
  );
}
