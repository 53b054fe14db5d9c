export { Avatar } from './Avatar.js';
export { Button, IconButton, LinkButton } from './Button.js';
export { Chart, type Point } from './Chart.js';
export { DataTable } from './DataTable.js';
export { Chips } from './Chips.js';
export { Confirm, Dialog } from './Dialog.js';
export { Checkbox, Select, TextArea, TextField } from './Field.js';
export {
  formatBytes,
  formatCount,
  formatDate,
  formatDateTime,
  formatEnum,
  formatMoney,
  Time,
} from './format.js';
export { InfiniteList } from './InfiniteList.js';
export { Badge, Card, Empty, Errors, Note, Page, Row, Skeleton, Spinner, Stack } from './layout.js';
export { Menu } from './Menu.js';
export { Split } from './Split.js';
export { Person } from './Person.js';
export { RichText } from './RichText.js';
export { LinkTabs, Tabs } from './Tabs.js';
export { Timeline } from './Timeline.js';
export { useToast } from './Toast.js';
export { FileButton } from './FileButton.js';
export { Section } from './Section.js';
export { MoreButton } from './MoreButton.js';
export { StarInput, Stars } from './Stars.js';
export { WriteBox } from './WriteBox.js';
