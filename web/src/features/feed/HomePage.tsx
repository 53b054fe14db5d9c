import { useSession } from '../../app/session.js';
import { Page } from '../../ui/index.js';
import { PostDialogs } from '../post/dialogs.js';
import { HomeFeed } from './HomeFeed.js';
import { Welcome } from './Welcome.js';

/** The home page: the feed of the viewer; for visitors what others like. */
export function Component() {
  const { signedIn } = useSession();
  return (
    <Page title="Home" hideTitle>
      <PostDialogs>{signedIn ? <HomeFeed /> : <Welcome />}</PostDialogs>
    </Page>
  );
}
