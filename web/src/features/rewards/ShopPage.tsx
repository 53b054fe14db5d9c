import { useQuery } from '@apollo/client/react';
import { newClientId } from '@leela/client';
import {
  RewardsPageDocument,
  ShopBuyDocument,
  ShopPageDocument,
  type RewardItemCardFragment,
} from '@leela/client/documents/rewards.js';
import type { RewardItemType } from '@leela/client/schema.js';
import { useState } from 'react';
import { ConnectionList } from '../../app/ConnectionList.js';
import { useSession } from '../../app/session.js';
import { useSignIn } from '../../app/useSignIn.js';
import { useAction } from '../../app/useAction.js';
import {
  Badge,
  Button,
  Chips,
  Confirm,
  Empty,
  formatCount,
  LinkTabs,
  Page,
  useToast,
} from '../../ui/index.js';
import { ShopItem } from './ShopItem.js';

const TYPES: { value: RewardItemType | ''; label: string }[] = [
  { value: '', label: 'All' },
  { value: 'FRAME', label: 'Frames' },
  { value: 'THEME', label: 'Themes' },
  { value: 'EFFECT', label: 'Effects' },
  { value: 'BADGE', label: 'Badges' },
  { value: 'EXCLUSIVE', label: 'Exclusive' },
];

/** The items that users buy with points. */
export function Component() {
  const { signedIn } = useSession();
  const [type, setType] = useState<RewardItemType | ''>('');
  const result = useQuery(ShopPageDocument, {
    variables: { type: type || null },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const { data } = result;
  const { data: own } = useQuery(RewardsPageDocument, { skip: !signedIn });
  const points = own?.viewer?.rewards.points.available;
  return (
    <Page
      title="Shop"
      text="Things for your profile, for points."
      width="wide"
      actions={points !== undefined && <Badge tone="accent">{formatCount(points)} points</Badge>}
    >
      {signedIn && <ShopTabs />}
      <Chips label="Kind" value={type} options={TYPES} onChoose={setType} />
      <ConnectionList
        result={result}
        list={data?.shopItems}
        className="grid"
        itemHeight={280}
        empty={<Empty title="No items here" />}
      >
        {(item) => <ShopItem key={item.id} item={item} actions={<Buy item={item} points={points} />} />}
      </ConnectionList>
    </Page>
  );
}

/** The pages of the shop. */
export function ShopTabs() {
  return (
    <LinkTabs
      label="Shop"
      items={[
        { to: '/shop', label: 'Items' },
        { to: '/shop/inventory', label: 'My items' },
        { to: '/rewards', label: 'Rewards' },
      ]}
    />
  );
}

function Buy({ item, points }: { item: RewardItemCardFragment; points: number | undefined }) {
  const buy = useAction(ShopBuyDocument, { toasts: true });
  const allowed = useSignIn();
  const toast = useToast();
  const [asking, setAsking] = useState(false);

  async function run() {
    const input = { itemId: item.id, expectedPrice: item.price, clientId: newClientId() };
    const result = await buy.run(
      { input },
      {
        update: (cache, { data }) => {
          const viewer = data?.buyItem?.viewer as { id: string } | null | undefined;
          if (!viewer) return;
          cache.evict({
            id: cache.identify({ __typename: 'Viewer', id: viewer.id }),
            fieldName: 'inventory',
          });
        },
      },
    );
    setAsking(false);
    if (result.ok) toast(`${item.name} is yours.`);
  }

  if (item.viewerOwns) return <Badge tone="good">Owned</Badge>;
  const soldOut = item.stock === 0 || item.viewerStatus === 'EXPIRED';
  const tooDear = points !== undefined && points < item.price;
  return (
    <>
      <Button
        size="small"
        busy={buy.busy}
        disabled={soldOut || tooDear}
        aria-label={`Buy ${item.name}`}
        onClick={() => allowed() && setAsking(true)}
      >
        {soldOut ? 'Sold out' : tooDear ? `${formatCount(item.price - points)} points short` : 'Buy'}
      </Button>
      <Confirm
        open={asking}
        title={`Buy ${item.name}?`}
        text={`It costs ${item.price} points. You can give it back within 24 hours while it is not shown.`}
        action={`Pay ${item.price} points`}
        busy={buy.busy}
        onConfirm={() => void run()}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
