import { UploadModel, type Upload } from '../../models/system/upload.js';
import { byId, type Typed } from '../factories.js';

/** The loaders of the gateway's own business. */
export const systemLoaders = {
  upload: byId<Typed<Upload>>(UploadModel),
};
