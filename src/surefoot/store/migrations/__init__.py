"""The steps that tables went through, in order. A step that was released is never altered."""
