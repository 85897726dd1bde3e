access-sign-in-title = دخول الأعوان
access-sign-in-lead = هذا الفضاء مخصص لأعوان الإدارات المنخرطة.
access-email = البريد الإلكتروني المهني
access-password = كلمة المرور
access-sign-in-act = متابعة
access-over = انتهت مدة جلستكم ولم يُنفَّذ ما طلبتموه. سجلوا الدخول من جديد للعودة إلى الصفحة نفسها.
access-forgotten-link = نسيت كلمة المرور
access-lost-link = فقدت هاتفي أو غيرته

access-new-password-title = اختيار كلمة مرور جديدة
access-new-password-lead = عوضوا كلمة المرور المؤقتة بكلمة تعرفونها وحدكم.
access-new-password = كلمة المرور الجديدة
access-new-password-rule = 12 حرفا على الأقل، منها حرف صغير وحرف كبير ورقم.
access-new-password-again = إعادة كتابة كلمة المرور الجديدة
access-new-password-act = تسجيل كلمة المرور والمتابعة

access-code-title = الرمز الظاهر في هاتفكم
access-code-lead = افتحوا تطبيق المصادقة في هاتفكم واكتبوا الرمز الظاهر أمام اسم Wasl.
access-code = الرمز المكون من ستة أرقام
access-code-act = تسجيل الدخول

access-telephone-title = ربط هاتفكم بحسابكم
access-telephone-lead = عند كل دخول، تكتبون بعد كلمة المرور رمزا يظهر في هاتفكم.
access-telephone-install = ثبتوا في هاتفكم تطبيقا للمصادقة إن لم يكن لديكم: FreeOTP أو Google Authenticator أو Microsoft Authenticator أو غيرها.
access-telephone-scan = أضيفوا حسابا في هذا التطبيق وامسحوا رمز QR هذا.
access-telephone-picture = رمز QR لمسحه بتطبيق المصادقة
access-telephone-open = تقرؤون هذه الصفحة على الهاتف نفسه؟ افتحوا التطبيق
access-telephone-by-hand = كتابة المفتاح باليد
access-telephone-by-hand-lead = حساب مبني على الوقت، اسمه Wasl، ومفتاحه:
access-telephone-first-code = اكتبوا الرمز الظاهر في التطبيق.
access-telephone-act = ربط هذا الهاتف والدخول

access-codes-title = رموز الاسترجاع الخاصة بكم
access-codes-lead = إذا ضاع هاتفكم، يمكنكم أحد هذه الرموز من ربط هاتف آخر. يستعمل كل رمز مرة واحدة فقط.
access-codes-once = لن تظهر هذه الرموز مرة أخرى. احتفظوا بها في مكان غير هاتفكم.
access-codes-file = wasl-recovery-codes
access-codes-download = تنزيل
access-codes-on = احتفظت بالرموز، متابعة

access-recovery-title = فقدان الهاتف أو تغييره
access-recovery-lead = بأحد رموز الاسترجاع، اختاروا كلمة مرور جديدة واربطوا هاتفا آخر بحسابكم. بعد ذلك لا يبقى للهاتف القديم ولا للجلسات المفتوحة أي مفعول.
access-recovery-code = رمز الاسترجاع
access-recovery-hint = ستة عشر حرفا ورقما سُلمت لكم عند ربط الهاتف القديم. لا حاجة إلى الحروف الكبيرة والشرطات.
access-recovery-act = ربط هاتف آخر
access-recovery-none = إن لم يبق لديكم أي رمز استرجاع، فاتصلوا بالمسؤول عن المنصة في إدارتكم.

access-forgotten-title = نسيان كلمة المرور
access-forgotten-lead = اكتبوا بريدكم الإلكتروني: يُرسل إليه رابط لاختيار كلمة مرور جديدة. يبقى هاتفكم مربوطا بالحساب.
access-forgotten-act = التوصل برابط

access-link-title = اختيار كلمة المرور
access-link-lead = ستُغلق جلساتكم المفتوحة. بعدها تسجلون الدخول بكلمة المرور هذه وبهاتفكم.
access-link-act = تسجيل كلمة المرور
access-link-over-title = هذا الرابط لم يعد صالحا
access-link-over-act = طلب رابط جديد

access-account-title = حسابي
access-account-telephone = الهاتف المربوط بالحساب
access-account-telephone-set-up = نعم
access-account-codes = رموز الاسترجاع
access-account-codes-left = { $count ->
    [0] لم يبق أي رمز
    [zero] لم يبق أي رمز
    [one] بقي رمز واحد
    [two] بقي رمزان
    [few] بقيت { $count } رموز
   *[other] بقي { $count } رمزا
}
access-new-codes-title = رموز استرجاع جديدة
access-new-codes-lead = تعوض عشرة رموز جديدة كل الرموز السابقة. أكدوا هويتكم.
access-new-codes-act = إظهار رموز جديدة
access-sessions-title = جلساتي المفتوحة
access-session-here = هذه الجلسة
access-session-since = فُتحت في
access-session-seen = آخر استعمال
access-session-end = إغلاق
access-sessions-end-others = إغلاق كل الجلسات الأخرى
access-browser-unknown = متصفح غير معروف
access-attempts-title = محاولات الدخول الأخيرة
access-attempts-lead = تُحفظ 180 يوما. إذا كان فيها ما تجهلونه، فأغلقوا الجلسات الأخرى وغيروا كلمة المرور.
access-outcome-signed_in = دخول ناجح
access-outcome-unfinished = كلمة مرور صحيحة ودخول لم يكتمل
access-outcome-wrong_password = كلمة مرور خاطئة
access-outcome-wrong_code = رمز خاطئ
access-outcome-wrong_recovery_code = رمز استرجاع خاطئ
access-outcome-other_identity = البريد قدمته هوية أخرى
access-means-password = كلمة المرور
access-means-code = كلمة المرور والهاتف
access-means-enrolment = ربط هاتف بالحساب
access-means-recovery_code = رمز استرجاع
access-means-own_provider = خدمة الدخول الخاصة بالإدارة

done-access-link-sent = إذا كان هذا البريد لأحد الأعوان، فسيصله رابط صالح لمدة ساعة.
done-access-password-chosen = سُجلت كلمة مروركم. يمكنكم الدخول الآن.
done-access-session-ended = أُغلقت الجلسة.
done-access-sessions-ended = أُغلقت الجلسات الأخرى.
done-access-signed-out = تم تسجيل خروجكم.

error-access-email_missing = اكتبوا بريدكم الإلكتروني المهني.
error-access-password_missing = اكتبوا كلمة المرور.
error-access-wrong_credentials = البريد الإلكتروني أو كلمة المرور غير صحيحين.
error-access-password_weak = كلمة المرور هذه ضعيفة. اختاروا 12 حرفا على الأقل، منها حرف صغير وحرف كبير ورقم.
error-access-passwords_differ = كلمتا المرور غير متطابقتين.
error-access-challenge_over = انتهت المهلة المحددة لإتمام الدخول. ابدؤوا من جديد بالبريد الإلكتروني وكلمة المرور.
error-access-code_form = اكتبوا أرقام الرمز الستة.
error-access-code_wrong = الرمز غير صحيح أو انتهت مدته. تأكدوا من أن وقت الهاتف يضبط تلقائيا، واكتبوا الرمز الظاهر الآن.
error-access-code_used = سبق استعمال هذا الرمز. انتظروا أن يظهر في الهاتف رمز آخر.
error-access-recovery_code_missing = اكتبوا أحد رموز الاسترجاع.
error-access-recovery_wrong = البريد الإلكتروني أو كلمة المرور أو رمز الاسترجاع غير صحيح.
error-access-link_over = سبق استعمال هذا الرابط أو انتهت مدته. اطلبوا رابطا آخر إن كنتم ما زلتم بحاجة إلى اختيار كلمة مرور.
error-access-password_wrong = كلمة المرور غير صحيحة.
error-access-own_provider = لإدارتكم خدمة دخول خاصة بها: لم تعد كلمة مروركم تفتح شيئا هنا. استعملوا «الدخول عبر خدمة إدارتي».
