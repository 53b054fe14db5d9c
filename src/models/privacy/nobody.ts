import { Types } from 'mongoose';

/** Whom emptied posts and comments belong to: nobody has this id, so no two of them tell that they were one person's. */
export const NOBODY = new Types.ObjectId('000000000000000000000000');
