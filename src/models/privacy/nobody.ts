import { Types } from 'mongoose';

/**
 * The author of emptied posts and comments. It belongs to no user, so they do not reveal that they had the same
 * author.
 */
export const NOBODY = new Types.ObjectId('000000000000000000000000');
