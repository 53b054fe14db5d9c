import { useQuery } from '@apollo/client/react';
import {
  ExploreTagDocument,
  TagFollowDocument,
  TagUnfollowDocument,
} from '@leela/client/documents/explore.js';
import { useParams } from 'react-router';
import { useAction } from '../../app/useAction.js';
import { useSignIn } from '../../app/useSignIn.js';
import { Button, Empty, formatCount, Page } from '../../ui/index.js';
import { PostDialogs } from '../post/dialogs.js';
import { PostList } from '../post/PostList.js';

/** The public posts with a tag. */
export function Component() {
  const { name = '' } = useParams();
  const result = useQuery(ExploreTagDocument, { variables: { name } });
  const tag = result.data?.tag;
  const unused = !tag && !result.loading;
  return (
    <Page
      title={`#${tag?.name ?? name}`}
      text={tag ? `${formatCount(tag.usageCount)} ${tag.usageCount === 1 ? 'post' : 'posts'}` : ' '}
      actions={tag && <Follow tag={tag} />}
    >
      <PostDialogs>
        {unused ? (
          <Empty title="No public post has this tag" />
        ) : (
          <PostList result={result} list={tag?.posts} empty="No public post has this tag now." />
        )}
      </PostDialogs>
    </Page>
  );
}

function Follow({ tag }: { tag: { id: string; viewerIsFollowing: boolean } }) {
  const follow = useAction(TagFollowDocument, { toasts: true });
  const unfollow = useAction(TagUnfollowDocument, { toasts: true });
  const allowed = useSignIn();
  const following = tag.viewerIsFollowing;

  function toggle() {
    if (!allowed()) return;
    const shown = {
      __typename: 'TagPayload',
      tag: { __typename: 'Tag', id: tag.id, viewerIsFollowing: !following },
      userErrors: [],
    };
    const turn = `follow:${tag.id}`;
    void (following
      ? unfollow.run({ tagId: tag.id }, { shown: { unfollowTag: shown }, turn })
      : follow.run({ tagId: tag.id }, { shown: { followTag: shown }, turn }));
  }

  return (
    <Button kind={following ? 'plain' : 'main'} size="small" onClick={toggle} aria-pressed={following}>
      {following ? 'Following' : 'Follow'}
    </Button>
  );
}
