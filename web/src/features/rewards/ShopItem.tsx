import type { RewardItemCardFragment } from '@leela/client/documents/rewards.js';
import { BadgeCheck, Crown, Frame, Palette, Sparkles, WandSparkles, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge, Card, formatCount, formatEnum, Row } from '../../ui/index.js';
import styles from './rewards.module.css';

const ICONS: Record<RewardItemCardFragment['type'], LucideIcon> = {
  FRAME: Frame,
  THEME: Palette,
  EFFECT: Sparkles,
  BADGE: BadgeCheck,
  COSMETIC: WandSparkles,
  EXCLUSIVE: Crown,
};

/** An item of the shop with its preview. */
export function ShopItem({
  item,
  note,
  actions,
}: {
  item: RewardItemCardFragment;
  note?: ReactNode;
  actions: ReactNode;
}) {
  const Icon = ICONS[item.type];
  return (
    <Card flush>
      <article className={styles['item']} aria-label={item.name}>
        <div className={styles['preview']} style={previewOf(item.preview)}>
          <Icon size={34} />
        </div>
        <div className={styles['itemBody']}>
          <Row between>
            <h2>{item.name}</h2>
            <Badge tone={item.rarity === 'COMMON' ? undefined : 'accent'}>{formatEnum(item.rarity)}</Badge>
          </Row>
          <p className="small muted">{item.description}</p>
          {note}
          <Row between wrap>
            <span className="strong">
              {formatCount(item.price)} points
              {item.stock !== null && <span className="small muted"> · {item.stock} left</span>}
            </span>
            <Row>{actions}</Row>
          </Row>
        </div>
      </article>
    </Card>
  );
}

/** The preview as a background. A value that would load something is left out. */
function previewOf(preview: string | null) {
  if (!preview || /url|image-set|;/i.test(preview)) return undefined;
  return /gradient/.test(preview) ? { backgroundImage: preview } : { background: preview };
}
