error-bundles-not_in_tree_yet = آخر إجراء لم يدخل بعد تحت رأس موقّع للسجل. تُعدّ حزمة الإثبات فور دخوله.
error-bundles-member_changed = ملف في حزمة الإثبات لم يعد كما سُجّل: { $path }.
