import { Rarity, RewardItemType } from '../../models/rewards/index.js';

type ItemRow = [string, string, string, RewardItemType, number, Rarity, string, number | null];

/** The items of the shop of a new installation. */
export const DEFAULT_ITEMS = (
  [
    [
      'frame-neon',
      'Neon Frame',
      'A glowing frame around the avatar.',
      RewardItemType.FRAME,
      50,
      Rarity.COMMON,
      'linear-gradient(135deg, #0ff, #f0f)',
      null,
    ],
    [
      'frame-gold',
      'Gold Frame',
      'A golden frame around the avatar.',
      RewardItemType.FRAME,
      400,
      Rarity.EPIC,
      'linear-gradient(135deg, #f7d774, #b8860b)',
      null,
    ],
    [
      'theme-lagoon',
      'Lagoon Theme',
      'A profile in the colors of a lagoon at dawn.',
      RewardItemType.THEME,
      120,
      Rarity.UNCOMMON,
      'linear-gradient(180deg, #ffb88c, #2a9d8f)',
      null,
    ],
    [
      'theme-midnight',
      'Midnight Theme',
      'A profile in deep blue.',
      RewardItemType.THEME,
      120,
      Rarity.UNCOMMON,
      'linear-gradient(180deg, #0f2027, #2c5364)',
      null,
    ],
    [
      'effect-aurora',
      'Aurora Name',
      'A name that shimmers like an aurora.',
      RewardItemType.EFFECT,
      250,
      Rarity.RARE,
      'linear-gradient(90deg, #a8ff78, #78ffd6)',
      null,
    ],
    [
      'badge-supporter',
      'Supporter Badge',
      'A badge for supporters.',
      RewardItemType.BADGE,
      80,
      Rarity.COMMON,
      '#e63946',
      null,
    ],
    [
      'founder-seal',
      'Founder Seal',
      'One of a hundred seals of the first year.',
      RewardItemType.EXCLUSIVE,
      1_000,
      Rarity.LEGENDARY,
      '#ffd700',
      100,
    ],
  ] as ItemRow[]
).map(([code, name, description, type, price, rarity, preview, stock], order) => ({
  ...{ code, name, description, type, price, rarity, preview, stock, order, offered: true },
}));
