import { useQuery } from '@apollo/client/react';
import { PostsSavedDocument } from '@leela/client/documents/post-lists.js';
import { useState } from 'react';
import { Empty, Select } from '../../../ui/index.js';
import { PostList } from '../PostList.js';
import { Lists } from './Lists.js';

/** The posts that the viewer has saved, by collection. */
export function Component() {
  return (
    <Lists title="Saved">
      <Saved />
    </Lists>
  );
}

function Saved() {
  const [collection, setCollection] = useState('');
  const result = useQuery(PostsSavedDocument, {
    variables: { collection: collection || null },
    fetchPolicy: 'cache-and-network',
  });
  const viewer = result.data?.viewer;
  const collections = viewer?.savedCollections ?? [];
  return (
    <>
      {collections.length > 1 && (
        <Select
          label="Collection"
          value={collection}
          onChoose={setCollection}
          options={[
            { value: '', label: 'All' },
            ...collections.map(({ name, count }) => ({ value: name, label: `${name} (${count})` })),
          ]}
        />
      )}
      <PostList
        result={result}
        list={viewer?.savedPosts}
        empty={<Empty title="Nothing saved yet" text="Save a post with the bookmark below it." />}
      />
    </>
  );
}
