/** An item as TikTok's own pages load it, and all that capture them keep it. */
import type { Shape } from "./shape.ts";

export const WEB_ITEM: Omit<Shape, "places" | "unfold"> = {
  isKnown: true,
  id: [["id"], ["aweme_id"]],
  time: [["createTime"], ["create_time"]],
  caption: [["desc"]],
  user: [["author", "uniqueId"], ["author"], ["author", "unique_id"]],
  // Where both are there they are the same.
  tags: {
    hashtags: [["challenges"], ["textExtra"], ["cha_list"], ["text_extra"], ["hashtags"]],
    suggested_words: [["suggestedWords"], ["suggested_words"]],
  },
};
