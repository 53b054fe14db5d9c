import { UploadModel, type Upload } from '../../models/system/upload.js';
import { byId, type Typed } from '../factories.js';

/** Loaders of the gateway's own data. */
export const systemLoaders = {
  upload: byId<Typed<Upload>>(UploadModel),
};
